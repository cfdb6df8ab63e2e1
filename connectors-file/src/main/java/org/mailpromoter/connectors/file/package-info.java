/**
 * Reads mail that lies in files: mbox, Maildir, folders of {@code .eml}. For importing history and
 * for trying the product out. Like every connector it is the start of the pipeline; it never
 * changes the files.
 */
@NullMarked
package org.mailpromoter.connectors.file;

import org.jspecify.annotations.NullMarked;
