locals {
  fluent_bit_values = {
    serviceAccount = { create = true, name = "fluent-bit" }
    testFramework  = { enabled = false }
    serviceMonitor = { enabled = true }

    # On every node, whatever it is kept for: the workers' nodes are where something happens.
    tolerations       = [{ operator = "Exists" }]
    priorityClassName = "system-node-critical"
    resources         = { requests = { cpu = "20m", memory = "32Mi" }, limits = { memory = "128Mi" } }

    # What is not sent yet survives the pod.
    extraVolumes      = [{ name = "buffer", hostPath = { path = "/var/lib/fluent-bit", type = "DirectoryOrCreate" } }]
    extraVolumeMounts = [{ name = "buffer", mountPath = "/var/lib/fluent-bit" }]

    config = {
      service = <<-CONF
        [SERVICE]
            Flush 5
            Log_Level warn
            Parsers_File /fluent-bit/etc/parsers.conf
            HTTP_Server On
            HTTP_Listen 0.0.0.0
            HTTP_Port 2020
            Health_Check On
            storage.path /var/lib/fluent-bit/chunks
            storage.backlog.mem_limit 16M
      CONF

      inputs = <<-CONF
        [INPUT]
            Name tail
            Path /var/log/containers/*.log
            multiline.parser cri
            Tag kube.*
            DB /var/lib/fluent-bit/positions.db
            Mem_Buf_Limit 16MB
            storage.type filesystem
            Skip_Long_Lines On
      CONF

      # A line of a service is JSON, and its fields (jobId among them) become the record's own.
      filters = <<-CONF
        [FILTER]
            Name kubernetes
            Match kube.*
            Merge_Log On
            Keep_Log Off
            Labels Off
            Annotations Off
      CONF

      # One file for each node and ten minutes, found by day and hour.
      outputs = <<-CONF
        [OUTPUT]
            Name s3
            Match kube.*
            bucket ${aws_s3_bucket.logs.bucket}
            region ${local.region}
            s3_key_format /pods/date=%Y-%m-%d/hour=%H/$UUID.jsonl.gz
            compression gzip
            use_put_object On
            total_file_size 50M
            upload_timeout 10m
            store_dir /var/lib/fluent-bit/s3
            json_date_format iso8601
            Retry_Limit 5
      CONF
    }
  }
}
