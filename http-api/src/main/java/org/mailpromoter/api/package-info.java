/**
 * The use cases over HTTP, for programs. {@code openapi.yaml} is the contract: it is written by
 * hand, served, and every answer of the tests is held against it. Each route reads its input, asks
 * whether the caller may, calls one use case, and answers with its document. Nothing here knows the
 * storage, HTML, or the other faces.
 */
@NullMarked
package org.mailpromoter.api;

import org.jspecify.annotations.NullMarked;
