/** The web side of a service: which faces answer where. */
@NullMarked
package org.mailpromoter.app.web;

import org.jspecify.annotations.NullMarked;
