/** Requests to Microsoft Graph: single ones, batches of twenty, pauses, links, and what fails. */
@NullMarked
package org.mailpromoter.connectors.graph.call;

import org.jspecify.annotations.NullMarked;
