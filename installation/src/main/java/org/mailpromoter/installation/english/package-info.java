/**
 * Puts what is refused into English: names that do not exist, requests that are not carried out,
 * use cases that a caller may not call. It only turns values into sentences and names no command,
 * so every face shows them and adds what helps its own callers.
 */
@NullMarked
package org.mailpromoter.installation.english;

import org.jspecify.annotations.NullMarked;
