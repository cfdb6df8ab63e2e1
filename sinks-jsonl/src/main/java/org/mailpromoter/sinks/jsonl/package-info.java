/**
 * The sink {@code jsonl}: appends each event to a file as one line of JSON. The file itself records
 * what was delivered: {@link org.mailpromoter.sinks.jsonl.EventFile} reads the ids of its lines
 * when it is opened, so that it contains no event twice.
 */
@NullMarked
package org.mailpromoter.sinks.jsonl;

import org.jspecify.annotations.NullMarked;
