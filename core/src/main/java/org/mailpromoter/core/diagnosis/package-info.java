/**
 * Says why, as values: explains a stored decision, and tries every single change of settings to
 * name those that would have promoted a refused message. It stands next to the line and reads what
 * the line wrote; each remedy is verified by deciding again.
 */
@NullMarked
package org.mailpromoter.core.diagnosis;

import org.jspecify.annotations.NullMarked;
