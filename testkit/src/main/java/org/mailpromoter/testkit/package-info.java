/**
 * Contract tests that an implementation of a port passes by extending an interface with one factory
 * method, and builders of mail for tests. The rules have the numbers of the ports' documentation.
 */
@NullMarked
package org.mailpromoter.testkit;

import org.jspecify.annotations.NullMarked;
