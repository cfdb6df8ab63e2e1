/**
 * Records that people keep in CSV and vCard files: {@link
 * org.mailpromoter.directories.file.RecordFile} reads a file once, for importing; the directory
 * {@code file} checks files before each lookup and reads them again when they changed. Errors in
 * rows are reported with file and line. Nothing here writes.
 */
@NullMarked
package org.mailpromoter.directories.file;

import org.jspecify.annotations.NullMarked;
