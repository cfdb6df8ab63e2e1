/**
 * Mail that people have begun to write ({@link org.mailpromoter.core.draft.Draft}). It holds what
 * was typed, also what cannot be sent yet, and knows nothing of how it is sent.
 */
@NullMarked
package org.mailpromoter.core.draft;

import org.jspecify.annotations.NullMarked;
