/**
 * Texts with fields that are filled in for each mail ({@link
 * org.mailpromoter.composer.template.Template}). There is no logic: the fields are a fixed list.
 */
@NullMarked
package org.mailpromoter.composer.template;

import org.jspecify.annotations.NullMarked;
