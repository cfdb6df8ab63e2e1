/**
 * What can go wrong around mail, said once: a code, how far the damage reaches, whether trying
 * again helps, and what a person can do. Adapters translate the errors of their libraries into
 * these at the edge, so that nobody further up knows a library's exceptions. This package knows
 * nothing of mailboxes, mail or storage.
 */
@NullMarked
package org.mailpromoter.core.fault;

import org.jspecify.annotations.NullMarked;
