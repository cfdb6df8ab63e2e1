/**
 * The way from a web request to a use case: which host it is for, who sent it, whether their
 * browser was tricked into it, what they may do. The API and the console are two {@link
 * org.mailpromoter.access.Face}s behind it.
 */
@NullMarked
package org.mailpromoter.access;

import org.jspecify.annotations.NullMarked;
