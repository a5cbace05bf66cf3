/**
 * The service, its pages and the command line.
 * <p>
 * Everything a person or another program reaches from outside enters here; {@link
 * org.commonpurse.api.Main} is where it begins. Nothing here works a figure out: it asks the rooms
 * below.
 */
@NullMarked
package org.commonpurse.api;

import org.jspecify.annotations.NullMarked;
