/**
 * Activities and events as JSON: {@link org.mailpromoter.activity.json.ActivityJson} defines the
 * members, {@link org.mailpromoter.activity.json.Json} writes them. Sinks and the command share it,
 * so their output has the same form. It does not depend on where the text goes.
 */
@NullMarked
package org.mailpromoter.activity.json;

import org.jspecify.annotations.NullMarked;
