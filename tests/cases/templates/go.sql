SELECT {{ .Columns }} FROM {{ .Table }} t
--     ^^^^^^^^^^^^^^ unanalysed
{{- if .Limit }} LIMIT {{ .Limit }}{{ end }};
