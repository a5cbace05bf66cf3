/**
 * The service: what other programs reach over HTTP.
 * <p>
 * Start from {@link org.commonpurse.api.service.Service}. A resource reads what it is asked, asks the
 * rooms below and writes the answer; none holds arithmetic. Whatever is refused, wherever, is
 * answered by {@link org.commonpurse.api.service.Refusals} as {@code application/problem+json}. A
 * query that cannot be answered exactly as asked is refused, never answered in part.
 */
@NullMarked
package org.commonpurse.api.service;

import org.jspecify.annotations.NullMarked;
