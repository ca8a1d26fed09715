resource "aws_athena_workgroup" "archive" {
  name          = var.name
  description   = "Questions to the transcripts of ${var.bucket_name}"
  force_destroy = !var.deletion_protection

  configuration {
    # Otherwise a person's own settings could write results in clear or elsewhere.
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.largest_query_bytes

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location = "s3://${aws_s3_bucket.archive.bucket}/athena-results/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.archive.arn
      }
    }
  }
}

locals {
  table = "${aws_glue_catalog_database.archive.name}.${aws_glue_catalog_table.transcripts.name}"

  # Each names a course, as tables without a list of courses want it.
  queries = {
    waits = {
      description = "How long students waited for the first words, by day"
      text        = <<-SQL
        SELECT day, count(*) AS answered,
               approx_percentile(date_diff('millisecond', from_iso8601_timestamp(timeline.accepted), from_iso8601_timestamp(timeline.firstchunk)), 0.5) AS half_ms,
               approx_percentile(date_diff('millisecond', from_iso8601_timestamp(timeline.accepted), from_iso8601_timestamp(timeline.firstchunk)), 0.95) AS p95_ms
        FROM ${local.table}
        WHERE course = 'cs101' AND state = 'answered' AND NOT rehearsal
        GROUP BY day ORDER BY day
      SQL
    }
    failures = {
      description = "What ended without an answer, by day and cause"
      text        = <<-SQL
        SELECT day, state, failure.code, count(*) AS jobs
        FROM ${local.table}
        WHERE course = 'cs101' AND id IS NOT NULL AND state <> 'answered'
        GROUP BY day, state, failure.code ORDER BY day, jobs DESC
      SQL
    }
    incomplete-transcripts = {
      description = "Files that do not hold as many jobs as their manifest says; there should be none"
      text        = <<-SQL
        SELECT "$path" AS file, count(id) AS found, max(manifest.count) AS expected
        FROM ${local.table}
        WHERE course = 'cs101'
        GROUP BY "$path"
        HAVING count(id) <> coalesce(max(manifest.count), -1)
      SQL
    }
    job = {
      description = "One job by its id"
      text        = <<-SQL
        SELECT * FROM ${local.table}
        WHERE course = 'cs101' AND day >= '2026-01-01' AND id = '01900000-0000-7000-8000-000000000001'
      SQL
    }
  }
}

resource "aws_athena_named_query" "archive" {
  for_each = local.queries

  name        = each.key
  description = each.value.description
  workgroup   = aws_athena_workgroup.archive.id
  database    = aws_glue_catalog_database.archive.name
  query       = each.value.text
}
