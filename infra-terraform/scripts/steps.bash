# shellcheck shell=bash
# What deploy and teardown have in common; they source it, and use the variables that it sets.
# shellcheck disable=SC2034

set -Eeuo pipefail

ground=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Terraform 1.11 is the first whose S3 backend locks without DynamoDB.
least_terraform=1.11
least_aws=2.15
least_helm=3.14
least_kubectl=1.31

dry_run=no
assume_yes=no
step='reading the command line'

say() { printf '%s\n' "$*"; }
detail() { printf '      %s\n' "$*"; }

refused=64
refuse() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit "$refused"
}

begin() {
  step=$1
  printf '== %s\n' "$step"
}

stopped() {
  local code=$?
  # -E brings this into command substitutions too: a failed question must not pass for an empty answer. Outside of them it is told once.
  if [ "$BASH_SUBSHELL" -gt 0 ] || [ "$code" = "$refused" ]; then exit "$code"; fi
  printf '\n%s stopped at "%s" (exit %d). What was done stays done; the same command goes on from there.\n' "$(basename "$0")" "$step" "$code" >&2
  exit "$code"
}
trap stopped ERR
trap 'printf "\ninterrupted at \"%s\"\n" "$step" >&2; exit 130' INT TERM

# Whatever changes something outside this machine goes through here, so that --dry-run is complete.
change() {
  if [ "$dry_run" = yes ]; then
    detail "would run: $*"
  else
    detail "runs: $*"
    "$@"
  fi
}

confirm() {
  local word=$1 question=$2 answer
  if [ "$dry_run" = yes ] || [ "$assume_yes" = yes ]; then return 0; fi
  [ -t 0 ] || refuse "$question There is nobody to ask here: --yes answers it."
  printf '%s Type %s to go on: ' "$question" "$word"
  read -r answer
  [ "$answer" = "$word" ] || refuse "not confirmed; nothing was done."
}

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

need_tool() {
  local tool=$1 least=$2 found
  command -v "$tool" >/dev/null || refuse "$tool is not on the PATH; $tool $least or later is needed."
  case $tool in
    aws) found=$(aws --version 2>&1) ;;
    terraform) found=$(terraform version -json) ;;
    helm) found=$(helm version --short) ;;
    kubectl) found=$(kubectl version --client=true --output=json) ;;
  esac
  found=$(grep -Eo '[0-9]+\.[0-9]+(\.[0-9]+)?' <<<"$found" | head -n 1)
  at_least "$least" "$found" || refuse "$tool is $found; $least or later is needed."
  detail "$tool $found"
}

check_tools() {
  begin 'Tools'
  need_tool terraform "$least_terraform"
  need_tool aws "$least_aws"
  need_tool helm "$least_helm"
  need_tool kubectl "$least_kubectl"
}

choose_environment() {
  environment=$1
  folder=$ground/environments/$environment
  case $environment in
    dev | staging | prod) ;;
    *) refuse "there is no environment $environment; there are dev, staging and prod." ;;
  esac
  settings=$folder/terraform.tfvars
  [ -f "$settings" ] || refuse "$settings is missing: copy terraform.tfvars.example beside it and fill it in."
  # Plans and the cluster's credentials stay out of the checkout's history and out of the user's own kubeconfig.
  work=${CODEMENTOR_WORK:-$ground/.work}/$environment
  mkdir -p "$work"
  chmod 700 "$work"
  export KUBECONFIG=$work/kubeconfig
  export TF_IN_AUTOMATION=1 TF_INPUT=0
  name=$(setting name codementor)
  region=$(setting region)
  account=$(setting account_id)
  export AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER=''
  state_bucket=$name-terraform-$account-$region
  lock_table=$(setting state_lock_table false)
  cluster=$name-$environment
  bootstrap_variables=("-var=name=$name" "-var=region=$region" "-var=account_id=$account" "-var=lock_table=$lock_table")
}

# A setting of terraform.tfvars that is a plain string or word on one line.
setting() {
  local key=$1 value
  value=$(sed -nE "s/^[[:space:]]*${key}[[:space:]]*=[[:space:]]*\"?([^\"#[:space:]]+)\"?[[:space:]]*(#.*)?\$/\1/p" "$settings" | tail -n 1)
  if [ -z "$value" ]; then
    [ $# -eq 2 ] || refuse "$settings: $key is missing."
    value=$2
  fi
  printf '%s' "$value"
}

check_account() {
  local found
  begin "Account $account in $region"
  found=$(aws sts get-caller-identity --query Account --output text) ||
    refuse "AWS does not know who you are: sign in first (aws sso login)."
  [ "$found" = "$account" ] || refuse "you are signed in to account $found, but $settings says account_id = $account."
  detail "signed in as $(aws sts get-caller-identity --query Arn --output text)"
}

# Both ask for lists, as an empty list is an answer and a refused or failed call is an error.
look_for_state() {
  local found
  found=$(aws s3api list-buckets --query "Buckets[?Name=='$state_bucket'].[Name]" --output text)
  [ "$found" = "$state_bucket" ] && state_there=yes || state_there=no
}

look_for_cluster() {
  local found
  found=$(aws eks list-clusters --query "clusters[?@=='$cluster']" --output text)
  [ "$found" = "$cluster" ] && cluster_there=yes || cluster_there=no
}

in_folder() { terraform "-chdir=$folder" "$@"; }

initialise() {
  local backend=("-backend-config=bucket=$state_bucket" "-backend-config=region=$region")
  if [ "$lock_table" = true ]; then
    backend+=("-backend-config=dynamodb_table=$state_bucket")
  fi
  in_folder init -input=false -no-color -reconfigure "${backend[@]}" >"$work/init.log" || {
    cat "$work/init.log" >&2
    return 1
  }
  detail "state: s3://$state_bucket/$environment.tfstate"
}

# Bootstrap makes the bucket that its own state then lives in, so that its first run has no backend yet.
bootstrap_folder=$ground/environments/bootstrap
bootstrap_override=$bootstrap_folder/backend_override.tf

bootstrap() {
  local command=$1
  shift
  change terraform "-chdir=$bootstrap_folder" "$command" -input=false -no-color "$@"
}

write_bootstrap_backend() {
  cat >"$bootstrap_override" <<END
terraform {
  backend "s3" {
    bucket       = "$state_bucket"
    key          = "bootstrap.tfstate"
    region       = "$region"
    encrypt      = true
    use_lockfile = true
  }
}
END
}

connect_cluster() { aws eks update-kubeconfig --name "$cluster" --region "$region" --kubeconfig "$KUBECONFIG" --alias "$cluster" >/dev/null; }
