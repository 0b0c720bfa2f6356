{{- define "kontor.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* Takes a list: the root, and the component: api, worker or migrate. */}}
{{- define "kontor.selector" -}}
app.kubernetes.io/name: {{ (index . 0).Chart.Name }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "kontor.labels" -}}
{{ include "kontor.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end }}

{{- define "kontor.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* What all pods have in common. Takes a list: the root, and the component. */}}
{{- define "kontor.pod" -}}
automountServiceAccountToken: false
{{- with (index . 0).Values.image.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with (index . 0).Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with (index . 0).Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with (index . 0).Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  # The user `node` of the image.
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: { type: RuntimeDefault }
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "kontor.selector" . | nindent 8 }}
volumes:
  - name: tmp
    emptyDir: {}
  - name: data
    {{- if (index . 0).Values.storage.existingClaim }}
    persistentVolumeClaim:
      claimName: {{ (index . 0).Values.storage.existingClaim }}
    {{- else }}
    emptyDir: {}
    {{- end }}
{{- end }}

{{/* What all containers have in common. Takes the root with the component. */}}
{{- define "kontor.container" -}}
image: {{ include "kontor.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
envFrom:
  - secretRef:
      name: {{ .Values.existingSecret }}
{{- if and (eq .component "worker") .Values.existingWorkerSecret }}
  - secretRef:
      name: {{ .Values.existingWorkerSecret }}
{{- end }}
{{- if and (eq .component "migrate") .Values.existingMigrationSecret }}
  - secretRef:
      name: {{ .Values.existingMigrationSecret }}
{{- end }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: data
    mountPath: /data
{{- end }}

{{- define "kontor.env" -}}
- name: PUBLIC_URL
  value: {{ .Values.publicUrl | quote }}
{{- range $name, $value := .Values.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Takes a list: the root, the component, and its values. */}}
{{- define "kontor.autoscaler" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "kontor.name" (index . 0) }}-{{ index . 1 }}
  labels: {{- include "kontor.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "kontor.name" (index . 0) }}-{{ index . 1 }}
  minReplicas: {{ (index . 2).autoscaling.minReplicas }}
  maxReplicas: {{ (index . 2).autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ (index . 2).autoscaling.targetCPUUtilizationPercentage }}
{{- end }}

{{- define "kontor.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "kontor.name" (index . 0) }}-{{ index . 1 }}
  labels: {{- include "kontor.labels" . | nindent 4 }}
spec:
  {{- toYaml (index . 2).disruptionBudget | nindent 2 }}
  selector:
    matchLabels: {{- include "kontor.selector" . | nindent 6 }}
{{- end }}
