/** What the server keeps: mailboxes, folders, items, and what changed in them. */
@NullMarked
package org.mailpromoter.graph.stub.store;

import org.jspecify.annotations.NullMarked;
