/**
 * The commands of {@code mailpromoter}, one class each. A command reads its options, asks the parts
 * it was given, and prints; decisions, rules and storage are elsewhere.
 */
@NullMarked
package org.mailpromoter.app.command;

import org.jspecify.annotations.NullMarked;
