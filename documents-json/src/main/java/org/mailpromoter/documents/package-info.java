/**
 * One JSON document for the result of each use case. {@code docs/json.md} states the rules and
 * lists the documents. Classes whose names end with {@code Documents} make documents; the others
 * make the objects that several documents have in common.
 */
@NullMarked
package org.mailpromoter.documents;

import org.jspecify.annotations.NullMarked;
