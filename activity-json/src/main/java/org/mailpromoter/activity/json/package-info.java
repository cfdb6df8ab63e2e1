/**
 * Activities and events as JSON: {@link org.mailpromoter.activity.json.ActivityJson} says which
 * members there are, {@link org.mailpromoter.activity.json.Json} writes them. Sinks and the command
 * share it, so that whoever reads one form can read the others. It knows nothing of where the text
 * goes.
 */
@NullMarked
package org.mailpromoter.activity.json;

import org.jspecify.annotations.NullMarked;
