/** What the stub server keeps: mailboxes, folders, items, their ids and what changed. */
@NullMarked
package org.mailpromoter.exchange.stub.store;

import org.jspecify.annotations.NullMarked;
