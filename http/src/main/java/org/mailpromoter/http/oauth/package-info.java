/**
 * Obtains access tokens (RFC 6749), also with a device code that a person enters (RFC 8628). It
 * does not depend on Exchange or the configuration.
 */
@NullMarked
package org.mailpromoter.http.oauth;

import org.jspecify.annotations.NullMarked;
