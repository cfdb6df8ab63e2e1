/** A real slapd for tests of what asks LDAP directories. */
@NullMarked
package org.mailpromoter.testkit.ldap;

import org.jspecify.annotations.NullMarked;
