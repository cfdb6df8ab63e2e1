/**
 * The commands of {@code mailpromoter}, one class each. A command reads its options, calls one
 * class of {@code installation.ask}, {@code installation.change} or {@code service}, and prints the
 * result as text or JSON. Texts for people are here; rules, decisions and storage are elsewhere.
 */
@NullMarked
package org.mailpromoter.app.command;

import org.jspecify.annotations.NullMarked;
