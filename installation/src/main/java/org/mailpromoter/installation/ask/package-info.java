/**
 * Queries of an installation, one class for each kind. Queries take and return typed values; no
 * texts for people, no format.
 */
@NullMarked
package org.mailpromoter.installation.ask;

import org.jspecify.annotations.NullMarked;
