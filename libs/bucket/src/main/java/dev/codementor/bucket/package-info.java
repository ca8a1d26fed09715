/** The S3 bucket that files are kept in. */
@NullMarked
package dev.codementor.bucket;

import org.jspecify.annotations.NullMarked;
