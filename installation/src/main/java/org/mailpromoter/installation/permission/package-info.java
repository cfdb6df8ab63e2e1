/**
 * Who may call which use case on which object. Deciding is a pure function of the identity of the
 * caller, the declaration of the {@link Operation} and the owners of the object.
 */
@NullMarked
package org.mailpromoter.installation.permission;

import org.jspecify.annotations.NullMarked;
