/**
 * The sink {@code dataverse}: writes an activity as an e-mail of Dynamics 365 with its parties and
 * attachments, and closes it, in one change set. {@link
 * org.mailpromoter.dataverse.sink.DataverseSink} says how a repeated delivery is recognised.
 */
@NullMarked
package org.mailpromoter.dataverse.sink;

import org.jspecify.annotations.NullMarked;
