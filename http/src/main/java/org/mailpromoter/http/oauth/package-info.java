/**
 * How access tokens are had (RFC 6749) and a person enters a code (RFC 8628). Knows neither
 * Exchange nor the configuration.
 */
@NullMarked
package org.mailpromoter.http.oauth;

import org.jspecify.annotations.NullMarked;
