resource "aws_glue_catalog_database" "archive" {
  name        = replace(var.name, "-", "_")
  description = "What is in ${var.bucket_name}"
}

# The columns are the lines that the notifier writes. Each file ends with a manifest, which is the only line without an id.
resource "aws_glue_catalog_table" "transcripts" {
  name          = "transcripts"
  database_name = aws_glue_catalog_database.archive.name
  description   = "Settled jobs, a line each. Lines without an id are manifests: how many jobs their file should have, and the SHA-256 of their lines."
  table_type    = "EXTERNAL_TABLE"

  # Projection computes partitions from keys: nothing crawls the bucket, and today's transcripts can be asked for today.
  parameters = merge(
    {
      "EXTERNAL"                  = "TRUE"
      "classification"            = "json"
      "compressionType"           = "gzip"
      "projection.enabled"        = "true"
      "projection.day.type"       = "date"
      "projection.day.format"     = "yyyy-MM-dd"
      "projection.day.range"      = "${var.first_day},NOW+1DAYS"
      "storage.location.template" = "s3://${aws_s3_bucket.archive.bucket}/transcripts/course=$${course}/date=$${day}/"
    },
    length(var.courses) == 0 ? { "projection.course.type" = "injected" } : {
      "projection.course.type"                            = "enum"
      "projection.course.values"                          = join(",", var.courses)
    },
  )

  partition_keys {
    name    = "course"
    type    = "string"
    comment = "The course as in the key, percent-encoded; course_name has it as it is"
  }

  partition_keys {
    name    = "day"
    type    = "string"
    comment = "Day in UTC on which the transcript was begun, such as 2026-03-04"
  }

  storage_descriptor {
    location      = "s3://${aws_s3_bucket.archive.bucket}/transcripts/"
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"
    compressed    = true

    # A column may not be called like a partition, hence course_name.
    ser_de_info {
      serialization_library = "org.openx.data.jsonserde.JsonSerDe"
      parameters = {
        "case.insensitive"      = "TRUE"
        "ignore.malformed.json" = "FALSE"
        "mapping.course_name"   = "course"
      }
    }

    dynamic "columns" {
      for_each = local.transcript_columns

      content {
        name    = columns.value.name
        type    = columns.value.type
        comment = columns.value.comment
      }
    }
  }
}

locals {
  # In the order of the lines; names without capitals, as Athena has none.
  transcript_columns = [
    { name = "id", type = "string", comment = "Id of the job, a UUID of version 7; null in manifests" },
    { name = "kind", type = "string", comment = "prompt or grading" },
    { name = "course_name", type = "string", comment = "Id of the course" },
    { name = "owner", type = "string", comment = "Subject of the student's token" },
    { name = "conversation", type = "string", comment = "Id of the conversation, if the job belongs to one" },
    { name = "state", type = "string", comment = "answered, failed, cancelled or expired" },
    { name = "prompt", type = "string", comment = "What was asked" },
    { name = "answer", type = "string", comment = "The answer of an answered job" },
    { name = "text", type = "string", comment = "What was written of a job that got no answer" },
    { name = "failure", type = "struct<code:string,message:string>", comment = "Why there is no answer" },
    { name = "requestedmodel", type = "string", comment = "Model that was asked for by name" },
    { name = "model", type = "string", comment = "Model that answered" },
    { name = "digest", type = "string", comment = "Digest of its weights" },
    { name = "rehearsal", type = "boolean", comment = "Whether the rehearsal server answered and no model" },
    { name = "usage", type = "struct<prompttokens:int,cachedtokens:int,answertokens:int>", comment = "Tokens as the model server counted them" },
    { name = "timeline", type = "struct<accepted:string,queued:string,started:string,firstchunk:string,settled:string>", comment = "When each phase began, ISO 8601 in UTC; from_iso8601_timestamp reads them" },
    { name = "attempts", type = "int", comment = "How often the job was claimed" },
    { name = "manifest", type = "struct<transcript:string,count:int,sha256:string>", comment = "The last line of each file" },
  ]
}
