/**
 * Puts the results of diagnosis into English: explanations, evidence, actions, comparisons. It only
 * turns values into sentences and names no command of any program, so an embedding program can show
 * the sentences as they are, and another implementation can use another language.
 */
@NullMarked
package org.mailpromoter.core.diagnosis.english;

import org.jspecify.annotations.NullMarked;
