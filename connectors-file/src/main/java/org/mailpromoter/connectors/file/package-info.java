/**
 * Reads mail that lies in files: mbox, Maildir, folders of {@code .eml}. For the import of history
 * and for trying the product out. It stands at the beginning of the line like every connector, and
 * changes nothing in the files.
 */
@NullMarked
package org.mailpromoter.connectors.file;

import org.jspecify.annotations.NullMarked;
