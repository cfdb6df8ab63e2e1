/**
 * A common model of failures: an error code, its scope, whether a retry helps, and what a person
 * can do. Adapters translate the errors of their libraries into these at the edge, so other layers
 * do not depend on library exceptions. This package does not depend on mailboxes, mail or storage.
 */
@NullMarked
package org.mailpromoter.core.fault;

import org.jspecify.annotations.NullMarked;
