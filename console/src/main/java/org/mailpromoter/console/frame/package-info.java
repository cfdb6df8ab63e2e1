/**
 * What all pages have in common: navigation, head, notices, times, assets, and the responses that
 * carry them. Knows no screen.
 */
@NullMarked
package org.mailpromoter.console.frame;

import org.jspecify.annotations.NullMarked;
