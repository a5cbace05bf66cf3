/**
 * The service, its pages and the command line.
 * <p>
 * Everything a person or another program reaches from outside enters here.
 */
@NullMarked
package org.commonpurse.api;

import org.jspecify.annotations.NullMarked;
