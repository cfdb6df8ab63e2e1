/**
 * The sink {@code jsonl}: appends each event to a file as one line of JSON. The file itself is the
 * memory of what was delivered: {@link org.mailpromoter.sinks.jsonl.EventFile} reads the ids of its
 * lines when it is opened, so that no event stands in it twice.
 */
@NullMarked
package org.mailpromoter.sinks.jsonl;

import org.jspecify.annotations.NullMarked;
