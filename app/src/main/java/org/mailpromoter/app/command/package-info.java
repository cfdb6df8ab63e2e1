/**
 * The commands of {@code mailpromoter}, one class each. A command asks and shows: it reads its
 * options, calls one class of {@code installation.ask}, {@code installation.change} or {@code
 * service}, and renders what comes of it as text or JSON. The words for people are here; rules,
 * decisions and storage are elsewhere.
 */
@NullMarked
package org.mailpromoter.app.command;

import org.jspecify.annotations.NullMarked;
