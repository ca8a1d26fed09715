/** The S3 bucket that all files are kept in. */
@NullMarked
package dev.codementor.files;

import org.jspecify.annotations.NullMarked;
