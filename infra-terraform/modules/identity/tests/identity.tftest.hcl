mock_provider "aws" {
  source = "../../checks/mocks"
}
variables {
  cluster_name              = "codementor-test"
  cluster_security_group_id = "sg-0cccccccccccccccc"
  vpc_id                    = "vpc-0dddddddddddddddd"
  queue_arns = {
    interactive = "arn:aws:sqs:eu-central-1:111122223333:codementor-interactive"
    grading     = "arn:aws:sqs:eu-central-1:111122223333:codementor-grading"
    outcomes    = "arn:aws:sqs:eu-central-1:111122223333:codementor-outcomes"
  }
  bucket_arn = "arn:aws:s3:::codementor-test"
}
run "x" {
  command = apply
}
run "y" {
  command = apply
  variables {
    queue_key_arn        = "arn:aws:kms:eu-central-1:111122223333:key/11112222-3333-4444-5555-666677778888"
    bucket_key_arn       = "arn:aws:kms:eu-central-1:111122223333:key/11112222-3333-4444-5555-666677778888"
    database_resource_id = "db-ABCDEFGHIJKL01234"
    hosted_zone_ids      = ["Z0123456789ABCDEFGHIJ"]
    secrets              = [{ arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:codementor-x" }]
  }
}
