/**
 * The agreements of funds: adding, checking, reading.
 * <p>
 * Start from {@link org.commonpurse.api.operation.agreement.AddAgreement}.
 */
@NullMarked
package org.commonpurse.api.operation.agreement;

import org.jspecify.annotations.NullMarked;
