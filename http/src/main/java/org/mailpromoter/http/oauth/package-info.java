/**
 * Logging in with access tokens (RFC 6749), for every part that needs them: {@link
 * org.mailpromoter.http.oauth.AccessTokens} gets and renews them as a program with a secret or
 * certificate, for a person who enters a code (RFC 8628), or with a refresh token; {@link
 * org.mailpromoter.http.oauth.OAuthKeys} are the keys, {@link
 * org.mailpromoter.http.oauth.TokenError} the failures. It knows no server that takes tokens.
 */
@NullMarked
package org.mailpromoter.http.oauth;

import org.jspecify.annotations.NullMarked;
