/** What Microsoft Graph says when it refuses, and what each refusal means. */
@NullMarked
package org.mailpromoter.connectors.graph.reply;

import org.jspecify.annotations.NullMarked;
