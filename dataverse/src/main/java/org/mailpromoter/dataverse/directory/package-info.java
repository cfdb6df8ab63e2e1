/**
 * The record directory {@code dataverse}: contacts, accounts, leads, users, queues and teams of an
 * environment, found through its index of addresses or through their columns.
 */
@NullMarked
package org.mailpromoter.dataverse.directory;

import org.jspecify.annotations.NullMarked;
