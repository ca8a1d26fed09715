# States hold no password of ours, but they tell everything else; a key of their own makes reading them a matter of two permissions.
resource "aws_kms_key" "states" {
  description             = "Terraform's states of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 7
}

resource "aws_kms_alias" "states" {
  name          = "alias/${var.name}-terraform"
  target_key_id = aws_kms_key.states.key_id
}
