/**
 * Says in English what diagnosis finds: explanations, evidence, actions, comparisons. It only turns
 * values into sentences and names no command of any program, so that a program that embeds the
 * engine can show the sentences as they are, and another one can say the same in another language.
 */
@NullMarked
package org.mailpromoter.core.diagnosis.english;

import org.jspecify.annotations.NullMarked;
