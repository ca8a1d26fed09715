mock_provider "aws" {
  source = "../../checks/mocks"
}

variables {
  name        = "codementor-test"
  bucket_name = "codementor-test-111122223333"
}

run "keeps_what_it_must_and_ends_what_it_promised" {
  command = apply

  assert {
    condition     = aws_s3_bucket.archive.force_destroy == false
    error_message = "a protected bucket must refuse to be destroyed with its objects"
  }

  assert {
    condition     = aws_s3_bucket_versioning.archive.versioning_configuration[0].status == "Enabled"
    error_message = "what was overwritten must be there to be brought back"
  }

  assert {
    condition = { for rule in aws_s3_bucket_lifecycle_configuration.archive.rule : rule.filter[0].prefix => rule.expiration[0].days if startswith(rule.id, "end-of-") } == {
      "transcripts/"    = 365
      "uploads/"        = 180
      "receipts/"       = 1095
      "athena-results/" = 7
    }
    error_message = "each part of the bucket must end when it was promised to"
  }

  assert {
    condition     = one([for rule in aws_s3_bucket_lifecycle_configuration.archive.rule : rule.noncurrent_version_expiration[0].noncurrent_days if rule.id == "leftovers"]) == 14
    error_message = "deleted objects must be gone for good after two weeks"
  }

  assert {
    condition     = alltrue([for sid in ["RefuseWhatIsNotEncryptedOnTheWay", "RefuseOldTls", "RefuseOtherKeys"] : contains([for statement in jsondecode(aws_s3_bucket_policy.archive.policy).Statement : statement.Sid if statement.Effect == "Deny"], sid)])
    error_message = "the bucket must refuse what comes in clear, by old TLS, or under another key"
  }

  assert {
    condition     = output.service_settings.CODEMENTOR_BUCKET == output.bucket_name
    error_message = "the notifier must be told the bucket"
  }

  assert {
    condition     = length(aws_s3_bucket.receipts) == 0
    error_message = "without a lock there must be no bucket for locked receipts"
  }
}

run "makes_transcripts_a_table" {
  command = apply

  # The lines as the notifier writes them: fields of its JobLine, and the manifest that ends a file.
  assert {
    condition = [for column in aws_glue_catalog_table.transcripts.storage_descriptor[0].columns : column.name] == [
      "id", "kind", "course_name", "owner", "conversation", "state", "prompt", "answer", "text", "failure", "requestedmodel", "model", "digest",
      "rehearsal", "usage", "timeline", "attempts", "manifest",
    ]
    error_message = "columns must be the fields of a transcript's lines"
  }

  assert {
    condition     = aws_glue_catalog_table.transcripts.storage_descriptor[0].ser_de_info[0].parameters["mapping.course_name"] == "course"
    error_message = "the column course_name must be read from the field course, whose name the partition has"
  }

  assert {
    condition     = endswith(aws_glue_catalog_table.transcripts.parameters["storage.location.template"], "/transcripts/course=$${course}/date=$${day}/")
    error_message = "partitions must be where the notifier's keys are"
  }

  assert {
    condition     = aws_glue_catalog_table.transcripts.parameters["projection.course.type"] == "injected" && aws_glue_catalog_table.transcripts.parameters["projection.day.range"] == "2026-01-01,NOW+1DAYS"
    error_message = "any course must be asked for by name, and days up to today"
  }

  assert {
    condition     = aws_athena_workgroup.archive.configuration[0].enforce_workgroup_configuration && aws_athena_workgroup.archive.configuration[0].result_configuration[0].encryption_configuration[0].encryption_option == "SSE_KMS"
    error_message = "results of queries must be encrypted, whatever the person who asks has set"
  }

  assert {
    condition     = aws_athena_workgroup.archive.configuration[0].bytes_scanned_cutoff_per_query == 10737418240
    error_message = "a query must end before it costs much"
  }
}

run "spans_courses_that_it_was_told" {
  command = apply

  variables {
    courses = ["cs101", "Gr%C3%B6%C3%9Fe"]
  }

  assert {
    condition     = aws_glue_catalog_table.transcripts.parameters["projection.course.values"] == "cs101,Gr%C3%B6%C3%9Fe" && aws_glue_catalog_table.transcripts.parameters["projection.course.type"] == "enum"
    error_message = "courses that are known must be projected"
  }
}

run "locks_copies_of_receipts" {
  command = apply

  variables {
    receipt_lock = "compliance"
  }

  assert {
    condition     = aws_s3_bucket.receipts[0].object_lock_enabled && aws_s3_bucket_object_lock_configuration.receipts[0].rule[0].default_retention[0].mode == "COMPLIANCE" && aws_s3_bucket_object_lock_configuration.receipts[0].rule[0].default_retention[0].days == 1095
    error_message = "copies of receipts must be locked for as long as receipts are kept"
  }

  assert {
    condition     = one(aws_s3_bucket_replication_configuration.receipts[0].rule).filter[0].prefix == "receipts/"
    error_message = "receipts and nothing else must be copied and locked"
  }

  assert {
    condition     = one(aws_s3_bucket_replication_configuration.receipts[0].rule).delete_marker_replication[0].status == "Disabled"
    error_message = "deleting a receipt must leave its copy alone"
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.receipts[0].rule).expiration[0].days > aws_s3_bucket_object_lock_configuration.receipts[0].rule[0].default_retention[0].days
    error_message = "copies must end after their lock"
  }
}

run "refuses_a_course_that_is_no_part_of_a_key" {
  command = plan

  variables {
    courses = ["cs 101"]
  }

  expect_failures = [var.courses]
}

run "refuses_a_storage_class_that_begins_after_the_end" {
  command = plan

  variables {
    transcript_cold_after_days = 365
  }

  expect_failures = [var.transcript_cold_after_days]
}
