package dev.codementor.grading.submissions;

/**
 * The submission to which a file of an archive belongs.
 *
 * @param key of its submission in this archive
 * @param studentName empty when the path does not contain it
 * @param file its name within the submission; empty for a folder
 * @param version of the file; a higher number is newer, and 0 is the first
 */
record Placement(String key, String studentName, String file, boolean late, int version) {}
