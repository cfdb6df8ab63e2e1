/**
 * Explains stored decisions, as values, and tries every single change of settings to find those
 * that would have promoted a refused message. Each remedy is verified by deciding again. The
 * package reads stored results and is not part of the pipeline.
 */
@NullMarked
package org.mailpromoter.core.diagnosis;

import org.jspecify.annotations.NullMarked;
