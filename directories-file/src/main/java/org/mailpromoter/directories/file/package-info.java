/**
 * Records that people keep in CSV and vCard files: {@link
 * org.mailpromoter.directories.file.RecordFile} reads a file once, for importing; the directory
 * {@code file} looks at files before each question and reads them again when they changed. What is
 * wrong with a row is told with file and line. Nothing here writes.
 */
@NullMarked
package org.mailpromoter.directories.file;

import org.jspecify.annotations.NullMarked;
