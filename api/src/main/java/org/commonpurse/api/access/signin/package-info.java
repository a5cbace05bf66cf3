/**
 * People who show a signed token of an identity provider: OpenID Connect, or any JSON Web Token.
 * <p>
 * Start from {@link org.commonpurse.api.access.signin.SignIns}. Which issuers are believed, and which
 * roles their groups have, is given; nothing here knows settings, the register of keys and roles, or
 * what a role lets anybody do.
 */
@NullMarked
package org.commonpurse.api.access.signin;

import org.jspecify.annotations.NullMarked;
